/**
 * Chains of functions: their notation, their composition in code, their evaluation. Start at {@link
 * dev.secant.runtime.chain.Chain}. Everything here is immutable and thread-safe.
 */
@NullMarked
package dev.secant.runtime.chain;

import org.jspecify.annotations.NullMarked;
