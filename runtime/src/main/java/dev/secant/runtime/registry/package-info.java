/**
 * Finds functions on the class path, the module path and in folders of JARs, survives what is wrong
 * with them, and says so. Start at {@link dev.secant.runtime.registry.FunctionRegistry}. Everything
 * exported here is thread-safe.
 */
@NullMarked
package dev.secant.runtime.registry;

import org.jspecify.annotations.NullMarked;
