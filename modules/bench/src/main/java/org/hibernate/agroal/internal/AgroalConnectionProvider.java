package org.hibernate.agroal.internal;

import org.hibernate.engine.jdbc.connections.internal.DriverManagerConnectionProvider;

/**
 * Stands in for the class of this name, which Debezium's sink wants to find: hibernate-agroal is
 * not to be had in a version that fits. A task of the sink has one connection and keeps it, so
 * which pool lends it is all the same.
 */
public class AgroalConnectionProvider extends DriverManagerConnectionProvider {}
