package dev.secant.testkit;

import dev.secant.api.Function;
import dev.secant.api.FunctionFactory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.module.ModuleDescriptor;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * What a project offers: the lines of services files in its folders, and what the module of its
 * tests provides.
 *
 * @param folders where that is listed, and the classes are
 * @param functions names of classes, as they are listed
 * @param factories likewise
 */
record Providers(Set<Path> folders, Set<String> functions, Set<String> factories) {
  static final String SERVICES = "META-INF/services/";

  /** Returns the providers of the project that a test belongs to. */
  static Providers ofProject(Class<?> test) {
    Providers found = new Providers(new LinkedHashSet<>(), new TreeSet<>(), new TreeSet<>());
    ProjectFolders project = ProjectFolders.of(test);
    try {
      found.addListed(test, Function.class, project);
      found.addListed(test, FunctionFactory.class, project);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    found.addProvided(test.getModule(), Function.class);
    found.addProvided(test.getModule(), FunctionFactory.class);
    found.addFoldersOfClasses(test.getClassLoader());
    return found;
  }

  boolean isEmpty() {
    return functions.isEmpty() && factories.isEmpty();
  }

  private Set<String> names(Class<?> service) {
    return service == Function.class ? functions : factories;
  }

  private void addListed(Class<?> test, Class<?> service, ProjectFolders project)
      throws IOException {
    String file = SERVICES + service.getName();
    for (URL found : Collections.list(test.getClassLoader().getResources(file))) {
      Path folder = ProjectFolders.folderOf(found, file);
      if (folder != null && project.contains(folder)) {
        names(service).addAll(lines(folder.resolve(file)));
        folders.add(folder);
      }
    }
  }

  private static List<String> lines(Path file) throws IOException {
    return Files.readAllLines(file).stream()
        .map(line -> line.replaceFirst("#.*", "").strip())
        .filter(line -> !line.isEmpty())
        .toList();
  }

  private void addProvided(Module module, Class<?> service) {
    if (module.isNamed()) {
      module.getDescriptor().provides().stream()
          .filter(provides -> provides.service().equals(service.getName()))
          .map(ModuleDescriptor.Provides::providers)
          .forEach(names(service)::addAll);
    }
  }

  /** Build tools may keep classes and resources apart. */
  private void addFoldersOfClasses(ClassLoader loader) {
    Set<String> names = new TreeSet<>(functions);
    names.addAll(factories);
    for (String name : names) {
      String file = name.replace('.', '/') + ".class";
      URL found = loader.getResource(file);
      Path folder = found == null ? null : ProjectFolders.folderOf(found, file);
      if (folder != null) {
        folders.add(folder);
      }
    }
  }
}
