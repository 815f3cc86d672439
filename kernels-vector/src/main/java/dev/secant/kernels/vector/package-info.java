/**
 * Kernels of the basic functions in explicit vector instructions. Each class follows, operation by
 * operation, the scalar form of the kernel it is named after, where the reasons stand; so that all
 * forms give the same bits.
 */
@NullMarked
package dev.secant.kernels.vector;

import org.jspecify.annotations.NullMarked;
