package dev.secant.runtime.registry.scan;

import dev.secant.runtime.registry.FunctionEntry;

/**
 * One function or factory that a plug-in offers and that can be loaded as far as its class file
 * tells.
 *
 * @param entry the services file or module-info that lists it; empty if not known
 * @param line in that file, or 0
 */
public record Offer(
    FunctionEntry.Kind kind, String name, String className, String entry, int line) {}
