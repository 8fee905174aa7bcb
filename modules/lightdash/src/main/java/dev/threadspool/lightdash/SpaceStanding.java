package dev.threadspool.lightdash;

/**
 * How a space stands to a viewer.
 *
 * @param open it lets organization and project roles in
 * @param entry the user has an entry of it, or of one that it inherits from
 * @param edits it makes the user an editor or admin: by the highest entry; where there is none, and
 *     it lets roles in, by the user's roles
 */
public record SpaceStanding(boolean open, boolean entry, boolean edits) {}
