package dev.secant.runtime.registry.scan;

import dev.secant.runtime.registry.Problem;
import dev.secant.runtime.registry.ProblemCode;
import dev.secant.runtime.text.SafeText;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;

/**
 * Lists a directory of plug-ins: each {@code name.jar}, and each folder {@code name/} with {@code
 * name.jar} and {@code lib/*.jar}. Sorted by name, so that the order of the file system never
 * matters; hidden files and files of other kinds are passed over.
 */
public final class PluginDirectory {
  private final Path directory;
  private final Consumer<Problem> problems;
  private boolean complete;

  /**
   * @param problems takes what cannot be listed
   */
  public PluginDirectory(Path directory, Consumer<Problem> problems) {
    this.directory = directory;
    this.problems = problems;
  }

  /** Returns what may be a plug-in; what cannot be listed is a problem. */
  public List<Candidate> list() {
    List<Candidate> candidates = new ArrayList<>();
    if (!directory.getFileSystem().equals(FileSystems.getDefault())) {
      report(
          ProblemCode.DIRECTORY_UNREADABLE,
          "the directory is not in the default file system, the only one that JARs are read from",
          "copy the JARs into a directory on disk");
    } else if (Files.isSymbolicLink(directory) && !Files.exists(directory)) {
      report(
          ProblemCode.BROKEN_LINK,
          PluginFile.pointsInCircle(directory)
              ? "this is a link in a circle"
              : "this is a link to a directory that does not exist",
          "correct or remove the link");
    } else if (!Files.exists(directory)) {
      report(
          ProblemCode.DIRECTORY_MISSING,
          "the directory does not exist",
          "create it or correct the path");
    } else {
      complete = true;
      for (Path path : children(directory)) {
        add(path, candidates);
      }
    }
    return candidates;
  }

  /** Returns whether the directory was there and could be listed, whatever is in it. */
  public boolean isComplete() {
    return complete;
  }

  private void add(Path path, List<Candidate> candidates) {
    String name = name(path);
    if (isJar(name)) {
      String stem = name.substring(0, name.length() - Candidate.JAR_SUFFIX.length());
      candidates.add(new Candidate(text(path), stem, path, List.of()));
    } else if (Files.isDirectory(path)) {
      addFolder(path, name, candidates);
    }
  }

  private void addFolder(Path folder, String name, List<Candidate> candidates) {
    Path jar = folder.resolve(name + Candidate.JAR_SUFFIX);
    if (!Files.exists(jar, LinkOption.NOFOLLOW_LINKS)) {
      problems.accept(
          Problem.of(
              ProblemCode.FOLDER_WITHOUT_JAR,
              text(folder),
              "the folder holds no " + SafeText.of(name + Candidate.JAR_SUFFIX),
              "name the JAR like its folder and put the JARs it needs into lib/"));
      return;
    }
    Path lib = folder.resolve("lib");
    List<Path> libraries =
        Files.isDirectory(lib)
            ? children(lib).stream().filter(path -> isJar(name(path))).toList()
            : List.of();
    candidates.add(new Candidate(text(folder), name, jar, libraries));
  }

  private List<Path> children(Path parent) {
    List<Path> children = new ArrayList<>();
    try (DirectoryStream<Path> stream = Files.newDirectoryStream(parent)) {
      for (Path child : stream) {
        if (!name(child).startsWith(".")) {
          children.add(child);
        }
      }
    } catch (NotDirectoryException e) {
      complete &= !parent.equals(directory);
      report(
          ProblemCode.NOT_A_DIRECTORY,
          "a directory of plug-ins is expected here, this is a file",
          "give the directory that holds the JAR");
    } catch (IOException | DirectoryIteratorException e) {
      complete &= !parent.equals(directory);
      problems.accept(
          Problem.of(
              ProblemCode.DIRECTORY_UNREADABLE,
              text(parent),
              "the directory cannot be listed",
              "check that this user may read it"));
    }
    if (children.size() > 1) {
      children.sort(Comparator.comparing(PluginDirectory::name));
    }
    return children;
  }

  private void report(ProblemCode code, String message, String hint) {
    problems.accept(Problem.of(code, text(directory), message, hint));
  }

  private static boolean isJar(String name) {
    return name.toLowerCase(Locale.ROOT).endsWith(Candidate.JAR_SUFFIX);
  }

  private static String name(Path path) {
    Path name = path.getFileName();
    return name == null ? "" : name.toString();
  }

  private static String text(Path path) {
    return SafeText.ofPath(path.toString());
  }
}
