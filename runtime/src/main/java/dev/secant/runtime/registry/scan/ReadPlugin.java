package dev.secant.runtime.registry.scan;

import java.util.List;

/**
 * The files of a candidate as they were read.
 *
 * @param files who they are
 * @param bytes what they hold, in the same order; none of those that are too much to keep
 */
public record ReadPlugin(PluginFiles files, List<FileBytes> bytes) {}
