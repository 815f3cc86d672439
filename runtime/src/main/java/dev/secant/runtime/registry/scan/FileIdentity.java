package dev.secant.runtime.registry.scan;

import dev.secant.runtime.registry.loader.FileStamp;
import java.nio.file.Path;

/**
 * A file of a plug-in and the bytes it held when it was looked at.
 *
 * @param stamp of the file when these were its bytes
 */
public record FileIdentity(Path path, FileStamp stamp, Sha256 sha256) {}
