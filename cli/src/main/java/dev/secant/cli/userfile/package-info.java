/**
 * The files of a user in {@code ~/.config/secant}: where they are, how they are read, and the one
 * of named chains. Start at {@link dev.secant.cli.userfile.UserFiles}. Immutable, but for the
 * files.
 */
@NullMarked
package dev.secant.cli.userfile;

import org.jspecify.annotations.NullMarked;
