/**
 * Claimed derivatives against numerical ones. Start at {@link
 * dev.secant.runtime.diff.check.GradientCheck}. Everything here is immutable and thread-safe.
 */
@NullMarked
package dev.secant.runtime.diff.check;

import org.jspecify.annotations.NullMarked;
