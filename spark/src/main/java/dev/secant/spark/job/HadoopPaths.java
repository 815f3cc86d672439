package dev.secant.spark.job;

import dev.secant.runtime.text.SafeText;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.LocatedFileStatus;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.RemoteIterator;
import org.apache.hadoop.fs.permission.FsAction;
import org.apache.hadoop.security.AccessControlException;
import org.apache.spark.sql.SaveMode;
import org.apache.spark.sql.SparkSession;
import org.jspecify.annotations.Nullable;

/** Looks at the places of input and output on whatever file system they are, before any task. */
final class HadoopPaths {
  private final Configuration configuration;

  HadoopPaths(SparkSession session) {
    configuration = session.sparkContext().hadoopConfiguration();
  }

  /**
   * Returns what a path or pattern stands for, qualified.
   *
   * @throws JobException if there is nothing
   */
  List<FileStatus> input(String text) {
    Path path = path("--input", text);
    try {
      FileStatus[] found = system(path).globStatus(path);
      if (found == null || found.length == 0) {
        throw JobException.usage("the input '" + SafeText.ofPath(text) + "' is not there");
      }
      return List.of(found);
    } catch (IOException | IllegalArgumentException e) {
      throw unreadable(text, e);
    }
  }

  /**
   * Returns the first file with data, or null if there is none. What begins with a dot or an
   * underscore is of those who wrote the data, as Spark has it.
   */
  @Nullable String firstFile(String text, List<FileStatus> places) {
    try {
      for (FileStatus place : places) {
        FileSystem system = system(place.getPath());
        if (place.isFile()) {
          return place.getPath().getName();
        }
        RemoteIterator<LocatedFileStatus> files = system.listFiles(place.getPath(), true);
        while (files.hasNext()) {
          Path file = files.next().getPath();
          if (!isHidden(place.getPath(), file)) {
            return file.getName();
          }
        }
      }
      return null;
    } catch (IOException e) {
      throw unreadable(text, e);
    }
  }

  private static boolean isHidden(Path root, Path file) {
    for (Path part = file; part != null && part.depth() > root.depth(); part = part.getParent()) {
      String name = part.getName();
      if (name.startsWith(".") || (name.startsWith("_") && !name.contains("="))) {
        return true;
      }
    }
    return false;
  }

  private static boolean isEmptyFolder(FileSystem system, Path path) throws IOException {
    return system.getFileStatus(path).isDirectory() && system.listStatus(path).length == 0;
  }

  /**
   * Checks that the output can be written, and returns how: into an empty folder, as a job that
   * failed leaves it, by adding, which replaces nothing whoever else writes there meanwhile.
   *
   * @throws JobException if it is there and may not be replaced, is or holds the input, or cannot
   *     be made
   */
  SaveMode requireOutput(String text, boolean overwrite, List<FileStatus> inputs) {
    Path given = path("--output", text);
    try {
      FileSystem system = system(given);
      Path path = system.makeQualified(given);
      boolean isThere = system.exists(path);
      if (isThere && !overwrite && !isEmptyFolder(system, path)) {
        throw JobException.usage(
            "the output '" + SafeText.ofPath(text) + "' is there already; --overwrite replaces it");
      }
      for (FileStatus input : inputs) {
        if (holds(path, input.getPath()) || holds(input.getPath(), path)) {
          throw JobException.usage(
              "the output '" + SafeText.ofPath(text) + "' must not be the input or a part of it");
        }
      }
      requireWritable(system, path, text);
      return overwrite ? SaveMode.Overwrite : isThere ? SaveMode.Append : SaveMode.ErrorIfExists;
    } catch (IOException | IllegalArgumentException e) {
      throw JobException.usage(
          "the output '" + SafeText.ofPath(text) + "' cannot be written: " + RootCause.of(e));
    }
  }

  private static boolean holds(Path outer, Path inner) {
    for (Path path = inner; path != null; path = path.getParent()) {
      if (path.equals(outer)) {
        return true;
      }
    }
    return false;
  }

  private static void requireWritable(FileSystem system, Path path, String text)
      throws IOException {
    Path parent = path.getParent();
    while (parent != null && !system.exists(parent)) {
      parent = parent.getParent();
    }
    if (parent == null) {
      return; // of a bucket, for instance, which says more when it is written to
    }
    if (!system.getFileStatus(parent).isDirectory()) {
      throw JobException.usage(
          "the output '"
              + SafeText.ofPath(text)
              + "' cannot be written: '"
              + SafeText.ofPath(parent.toString())
              + "' is a file, no folder");
    }
    try {
      system.access(parent, FsAction.WRITE);
    } catch (AccessControlException e) {
      throw JobException.usage(
          "the output '"
              + SafeText.ofPath(text)
              + "' cannot be written: no permission to write to '"
              + SafeText.ofPath(parent.toString())
              + "'");
    } catch (FileNotFoundException e) {
      // gone meanwhile, or a store that has no folders
    }
  }

  private static JobException unreadable(String text, Exception e) {
    return JobException.usage(
        "the input '" + SafeText.ofPath(text) + "' cannot be read: " + RootCause.of(e));
  }

  private FileSystem system(Path path) throws IOException {
    return path.getFileSystem(configuration);
  }

  private static Path path(String option, String text) {
    try {
      return new Path(text);
    } catch (IllegalArgumentException e) {
      throw JobException.usage(
          option + " must be a path or URI, was '" + SafeText.ofPath(text) + "'");
    }
  }
}
