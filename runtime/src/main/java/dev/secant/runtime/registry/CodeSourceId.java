package dev.secant.runtime.registry;

import dev.secant.runtime.registry.scan.PluginId;
import dev.secant.runtime.registry.scan.PluginJar;
import dev.secant.runtime.registry.scan.PluginManifest;
import dev.secant.runtime.registry.scan.RejectedException;
import dev.secant.runtime.text.SafeText;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.module.InvalidModuleDescriptorException;
import java.lang.module.ModuleDescriptor;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * What a JAR or a folder of classes on the class path or module path says of itself.
 *
 * @param isJar whether it is a file
 * @param isCore whether it says that it holds the built-in functions
 */
record CodeSourceId(PluginId id, boolean isJar, boolean isCore) {
  /** Looks into it. */
  static CodeSourceId read(Path path) {
    if (!Files.isRegularFile(path)) {
      return new CodeSourceId(new PluginId(PluginId.APP, ""), false, isModuleOfBuiltIns(path));
    }
    Path fileName = path.getFileName();
    String name = fileName == null ? "" : fileName.toString();
    String stem = name.endsWith(".jar") ? name.substring(0, name.length() - 4) : name;
    String text = SafeText.of(path.toString());
    try {
      PluginManifest manifest = new PluginManifest(text, PluginJar.manifestOf(path, text));
      PluginId id = PluginId.of(manifest.id(), manifest.version(), stem);
      return new CodeSourceId(id, true, id.id().equals(PluginId.CORE));
    } catch (RejectedException e) {
      // The host loads it, so it is good enough here.
      return new CodeSourceId(PluginId.ofFileName(stem), true, false);
    }
  }

  /** A folder that a compiler wrote has no manifest, but the name of its module. */
  private static boolean isModuleOfBuiltIns(Path folder) {
    Path file = folder.resolve("module-info.class");
    if (!Files.isRegularFile(file)) {
      return false;
    }
    try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
      return ModuleDescriptor.read(in).name().equals(CodeLocations.BUILT_INS);
    } catch (IOException | InvalidModuleDescriptorException e) {
      return false;
    }
  }
}
