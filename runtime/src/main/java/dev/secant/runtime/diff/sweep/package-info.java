/**
 * The error of a difference quotient against its step. Start at {@link
 * dev.secant.runtime.diff.sweep.StepSweep}. Everything here is immutable and thread-safe.
 */
@NullMarked
package dev.secant.runtime.diff.sweep;

import org.jspecify.annotations.NullMarked;
