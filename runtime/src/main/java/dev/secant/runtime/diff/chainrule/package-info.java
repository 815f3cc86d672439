/**
 * The derivative of a chain by the chain rule, stage by stage. Start at {@link
 * dev.secant.runtime.diff.chainrule.ChainDerivative}. Everything here is immutable and thread-safe.
 */
@NullMarked
package dev.secant.runtime.diff.chainrule;

import org.jspecify.annotations.NullMarked;
