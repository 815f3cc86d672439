/**
 * Numerical derivatives of functions and chains. Start at {@link
 * dev.secant.runtime.diff.NumericalDiff}. Everything here is immutable and thread-safe.
 */
@NullMarked
package dev.secant.runtime.diff;

import org.jspecify.annotations.NullMarked;
