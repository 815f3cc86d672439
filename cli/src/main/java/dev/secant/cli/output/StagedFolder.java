package dev.secant.cli.output;

import dev.secant.cli.failure.Printable;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileSystemException;
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

  /** What is to happen with the folder at its place, before it counts as there. */
  public interface Step {
    /** Does it. */
    void run() throws IOException;
  }

  /** Returns why it failed, for people: without the names of classes where there are others. */
  public static String reason(IOException e) {
    if (e instanceof AccessDeniedException) {
      return "permission denied";
    }
    String reason = e instanceof FileSystemException failure ? failure.getReason() : e.getMessage();
    return Printable.line(reason == null ? e.getClass().getSimpleName() : reason);
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
  public void complete() throws IOException {
    complete(() -> {});
  }

  /**
   * Gives the folder its name, and does {@code last}.
   *
   * @throws IOException if one of them fails, or something has the name; then nothing is left of
   *     the folder once it is closed
   */
  public synchronized void complete(Step last) throws IOException {
    if (!isOver) {
      place(null, last);
    }
  }

  /**
   * Gives the folder its name, in place of the folder that has it, if any, which is removed once
   * {@code last} is done. Between the two moves, an instant, there is neither.
   *
   * @throws IOException if that fails, {@code last} included; then the old folder is where it was,
   *     and nothing is left of this one once it is closed
   */
  public synchronized void replace(Step last) throws IOException {
    if (isOver) {
      return;
    }
    Path old = Files.exists(target, LinkOption.NOFOLLOW_LINKS) ? beside(target) : null;
    if (old != null) {
      move(target, old);
    }
    place(old, last);
    if (old != null) {
      deleteQuietly(old);
    }
  }

  private void place(@Nullable Path old, Step last) throws IOException {
    boolean isThere = false;
    try {
      move(filled, target);
      isThere = true;
      last.run();
      isOver = true;
    } finally {
      if (!isOver) {
        putBack(isThere, old);
      }
    }
    deleteQuietly(staging);
  }

  private void putBack(boolean isThere, @Nullable Path old) throws IOException {
    if (isThere) {
      move(target, filled);
    }
    if (old != null) {
      move(old, target);
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
    deleteQuietly(staging);
  }

  /** What is at its place is what counts; a leftover names itself. */
  private static void deleteQuietly(Path folder) {
    try {
      delete(folder);
    } catch (IOException e) {
      return;
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
