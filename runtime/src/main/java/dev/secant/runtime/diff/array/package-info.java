/**
 * Derivatives of array functions: gradient, Jacobian, Hessian and the products with them, each
 * entry with its bar. Start at {@link dev.secant.runtime.diff.array.AdaptiveArrayDerivative}.
 * Everything here is immutable and thread-safe.
 */
@NullMarked
package dev.secant.runtime.diff.array;

import org.jspecify.annotations.NullMarked;
