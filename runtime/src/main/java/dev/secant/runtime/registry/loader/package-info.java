/**
 * Class loaders: what of the host a plug-in sees, and where its own classes come from. Start at
 * {@link dev.secant.runtime.registry.loader.PluginClassLoader}. Everything is thread-safe.
 */
@NullMarked
package dev.secant.runtime.registry.loader;

import org.jspecify.annotations.NullMarked;
