package dev.secant.spark.cluster;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;

/** Folders in {@code target}, which stay for who wants to know what happened. */
final class WorkFolder {
  private WorkFolder() {}

  /** Returns a folder in {@code target} without anything in it; links are not followed. */
  static Path empty(String name) throws IOException {
    Path folder = Files.createDirectories(Path.of("target", name).toAbsolutePath());
    Files.walkFileTree(folder, new Deletion());
    return Files.createDirectory(folder);
  }

  private static final class Deletion extends SimpleFileVisitor<Path> {
    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes is) throws IOException {
      Files.delete(file);
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult postVisitDirectory(Path folder, IOException failure) throws IOException {
      Files.delete(folder);
      return FileVisitResult.CONTINUE;
    }
  }
}
