/**
 * The commands about lock files. Start at {@link dev.secant.cli.plugins.trust.LockCommand}. Used in
 * one thread.
 */
@NullMarked
package dev.secant.cli.plugins.trust;

import org.jspecify.annotations.NullMarked;
