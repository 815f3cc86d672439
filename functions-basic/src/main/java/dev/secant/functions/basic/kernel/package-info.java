/**
 * The arithmetic of the functions that have kernels of their own, each in a scalar form and in one
 * over arrays that gives the same bits. Begin with {@code ExpKernel}, on which most others stand.
 * Visible to the module {@code dev.secant.kernels.vector} and to nobody else. Thread-safe.
 */
@NullMarked
package dev.secant.functions.basic.kernel;

import org.jspecify.annotations.NullMarked;
