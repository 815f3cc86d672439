package dev.secant.cli.output;

import java.io.IOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A folder that appears under its name only when all of it is there: it is filled beside its place
 * and moved there at the end. If the program is interrupted, or ends without {@link #complete()},
 * nothing of it is left.
 *
 * <p>Until then it is in a folder called {@code .secant-} and 13 random characters, {@code .tmp},
 * as what an {@link OutputFile} writes.
 */
public final class StagedFolder implements AutoCloseable {
  private final Path target;
  private final Path staging;
  private final Path filled;
  private final Thread cleaner = new Thread(this::discard, "secant-folder-cleaner");
  private boolean isOver;

  private StagedFolder(Path target) {
    this.target = target;
    this.staging = beside(target);
    this.filled = staging.resolve(String.valueOf(target.getFileName()));
  }

  /**
   * Opens an empty folder beside its place.
   *
   * @throws IOException if the folder around it is not there or not writable
   */
  public static StagedFolder of(Path target) throws IOException {
    StagedFolder folder = new StagedFolder(target.toAbsolutePath());
    Runtime.getRuntime().addShutdownHook(folder.cleaner);
    try {
      Files.createDirectory(folder.staging);
      Files.createDirectory(folder.filled);
    } catch (IOException e) {
      folder.close();
      throw e;
    }
    return folder;
  }

  private static Path beside(Path target) {
    return target.resolveSibling(
        ".secant-" + UUID.randomUUID().toString().substring(0, 13) + ".tmp");
  }

  /** Returns the folder to fill, which has its name already. */
  public Path path() {
    return filled;
  }

  /** Returns the folder that is around it for now, and holds nothing else. */
  public Path root() {
    return staging;
  }

  /**
   * Gives the folder its name.
   *
   * @throws IOException if that fails, or something has the name; then nothing is left of the
   *     folder once it is closed
   */
  public synchronized void complete() throws IOException {
    if (!isOver) {
      move(filled, target);
      isOver = true;
      delete(staging);
    }
  }

  /**
   * Gives the folder its name, in place of the folder that has it, which is removed. Between the
   * two moves, an instant, there is neither; if the second fails, the old folder is put back.
   *
   * @throws IOException if that fails; then the old folder is where it was
   */
  public synchronized void replace() throws IOException {
    if (isOver) {
      return;
    }
    Path old = Files.exists(target, LinkOption.NOFOLLOW_LINKS) ? beside(target) : null;
    if (old != null) {
      move(target, old);
    }
    try {
      move(filled, target);
    } catch (IOException e) {
      if (old != null) {
        move(old, target);
      }
      throw e;
    }
    isOver = true;
    delete(staging);
    if (old != null) {
      delete(old);
    }
  }

  private static void move(Path from, Path to) throws IOException {
    try {
      Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
    } catch (AtomicMoveNotSupportedException e) {
      Files.move(from, to);
    }
  }

  private synchronized void discard() {
    if (isOver) {
      return;
    }
    isOver = true;
    try {
      delete(staging);
    } catch (IOException e) {
      // Whoever fills it has been told what went wrong; a leftover names itself.
    }
  }

  /** Removes a folder and all in it; links are removed, not followed. */
  public static void delete(Path folder) throws IOException {
    if (!Files.exists(folder, LinkOption.NOFOLLOW_LINKS)) {
      return;
    }
    Files.walkFileTree(
        folder,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            Files.delete(file);
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult postVisitDirectory(Path visited, @Nullable IOException failure)
              throws IOException {
            if (failure != null) {
              throw failure;
            }
            Files.delete(visited);
            return FileVisitResult.CONTINUE;
          }
        });
  }

  @Override
  public void close() {
    discard();
    try {
      Runtime.getRuntime().removeShutdownHook(cleaner);
    } catch (IllegalStateException e) {
      return; // the program is being interrupted, and the hook is running
    }
  }
}
