package dev.secant.cli.plugins.project;

import dev.secant.cli.output.StagedFolder;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A small Maven project of a plug-in with one function: its files, from texts with words between
 * {@code @} to be replaced.
 */
final class Project {
  private final Map<String, String> words = new LinkedHashMap<>();
  private final Map<String, String> files = new LinkedHashMap<>();

  /**
   * @param name of the project
   * @param packageName of its classes
   * @param isFactory whether its function takes parameters
   * @param secant what it builds against and where it is dropped in
   */
  Project(ProjectName name, String packageName, boolean isFactory, InstalledSecant secant) {
    String service = isFactory ? "FunctionFactory" : "Function";
    words.put("name", name.text());
    words.put("id", name.function());
    words.put("function", name.function());
    words.put("class", name.className());
    words.put("package", packageName);
    words.put("service", service);
    words.put("version", secant.version());
    words.put("repository", xml(secant.repository()));
    words.put("plugins", "`" + secant.plugins() + "`");
    boolean isAnnotated = name.needsAnnotation();
    words.put("annotation", isAnnotated ? "@FunctionName(\"" + name.function() + "\")\n" : "");
    words.put("import", isAnnotated ? "import dev.secant.api.FunctionName;\n" : "");

    String source = "java/" + packageName.replace('.', '/') + "/" + name.className();
    String text = isFactory ? "Factory" : "Function";
    files.put("pom.xml", text("pom.xml"));
    files.put("README.md", text("README.md"));
    files.put(".gitignore", text("gitignore"));
    files.put("src/main/" + source + ".java", text(text + ".java"));
    files.put("src/test/" + source + "Test.java", text(text + "Test.java"));
    files.put(
        "src/main/resources/META-INF/services/dev.secant.api." + service,
        packageName + "." + name.className() + "\n");
  }

  private static String xml(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }

  private String text(String resource) {
    try (InputStream in = Project.class.getResourceAsStream(resource + ".txt")) {
      if (in == null) {
        throw new IllegalStateException("the resource " + resource + ".txt is missing");
      }
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8).replace("\r\n", "\n");
      for (Map.Entry<String, String> word : words.entrySet()) {
        text = text.replace("@" + word.getKey() + "@", word.getValue());
      }
      return text;
    } catch (IOException e) {
      throw new IllegalStateException("the resource " + resource + ".txt cannot be read", e);
    }
  }

  /** Writes all files into a folder that does not exist yet; all of them, or nothing. */
  void writeTo(Path folder) throws IOException {
    try (StagedFolder staged = StagedFolder.of(folder)) {
      for (Map.Entry<String, String> file : files.entrySet()) {
        Path path = staged.path().resolve(file.getKey());
        Files.createDirectories(path.getParent());
        Files.writeString(path, file.getValue());
      }
      staged.complete();
    }
  }
}
