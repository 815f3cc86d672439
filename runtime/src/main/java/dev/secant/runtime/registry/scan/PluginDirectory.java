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
import java.util.Collections;
import java.util.List;
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
      for (Child child : children(directory)) {
        add(child, candidates);
      }
    }
    return candidates;
  }

  /** Returns whether the directory was there and could be listed, whatever is in it. */
  public boolean isComplete() {
    return complete;
  }

  /** With its name, which the JDK makes anew each time it is asked for. */
  private record Child(Path path, String name) implements Comparable<Child> {
    static Child of(Path path) {
      Path name = path.getFileName();
      return new Child(path, name == null ? "" : name.toString());
    }

    @Override
    public int compareTo(Child other) {
      return name.compareTo(other.name);
    }

    boolean isJar() {
      String suffix = Candidate.JAR_SUFFIX;
      int stem = name.length() - suffix.length();
      return name.regionMatches(true, stem, suffix, 0, suffix.length());
    }
  }

  private void add(Child child, List<Candidate> candidates) {
    if (child.isJar()) {
      Path jar = child.path;
      String stem = child.name.substring(0, child.name.length() - Candidate.JAR_SUFFIX.length());
      candidates.add(new Candidate(text(jar), stem, jar, List.of()));
    } else if (Files.isDirectory(child.path)) {
      addFolder(child.path, child.name, candidates);
    }
  }

  private void addFolder(Path folder, String name, List<Candidate> candidates) {
    Path jar = folder.resolve(name + Candidate.JAR_SUFFIX);
    if (!Files.isExecutable(folder)) {
      problems.accept(
          Problem.of(
              ProblemCode.DIRECTORY_UNREADABLE,
              text(folder),
              "the folder cannot be searched",
              "check that this user may read it and what is in it"));
      return;
    }
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
            ? children(lib).stream().filter(Child::isJar).map(Child::path).toList()
            : List.of();
    candidates.add(new Candidate(text(folder), name, jar, libraries));
  }

  private List<Child> children(Path parent) {
    List<Child> children = new ArrayList<>();
    try (DirectoryStream<Path> stream = Files.newDirectoryStream(parent)) {
      for (Path path : stream) {
        Child child = Child.of(path);
        if (!child.name.startsWith(".")) {
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
      Collections.sort(children);
    }
    return children;
  }

  private void report(ProblemCode code, String message, String hint) {
    problems.accept(Problem.of(code, text(directory), message, hint));
  }

  private static String text(Path path) {
    return SafeText.ofPath(path.toString());
  }
}
