/** One class under another project's name; it says why. */
@NullMarked
package org.hibernate.agroal.internal;

import org.jspecify.annotations.NullMarked;
