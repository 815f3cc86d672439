/**
 * A page on which people compose a chain and see at once what it and its derivative do: served to
 * this machine alone by {@link dev.secant.explore.ExploreServer}, or written to one file by {@link
 * dev.secant.explore.Report}.
 */
@NullMarked
package dev.secant.explore;

import org.jspecify.annotations.NullMarked;
