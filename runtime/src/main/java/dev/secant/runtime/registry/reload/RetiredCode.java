package dev.secant.runtime.registry.reload;

import java.io.Closeable;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The code of a plug-in that was replaced or removed. Nothing in it may keep the class loader.
 *
 * @param plugin id of the plug-in
 * @param location its JAR or folder, as text
 * @param files to be closed once the plug-in is not in use any more
 * @param loader yields the class loader as long as it is in memory; null if there never was one
 */
public record RetiredCode(
    String plugin, String location, Closeable files, Supplier<@Nullable ClassLoader> loader) {}
