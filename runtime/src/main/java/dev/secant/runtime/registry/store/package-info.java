/**
 * Private copies of the JARs of plug-ins, named by what is in them: what was hashed is what is
 * loaded, whatever happens to the original. Start at {@link
 * dev.secant.runtime.registry.store.CopyStore}. Everything is thread-safe.
 */
@NullMarked
package dev.secant.runtime.registry.store;

import org.jspecify.annotations.NullMarked;
