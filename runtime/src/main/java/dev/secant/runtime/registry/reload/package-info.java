/**
 * What a registry needs to go on while its plug-ins change: {@link
 * dev.secant.runtime.registry.reload.DirectoryWatch} sees that files did, and waits until they are
 * whole; {@link dev.secant.runtime.registry.reload.LoaderWatch} closes what nobody uses any more
 * and tells what stays in memory nevertheless. Everything is thread-safe.
 */
@NullMarked
package dev.secant.runtime.registry.reload;

import org.jspecify.annotations.NullMarked;
