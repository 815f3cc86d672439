package dev.secant.install;

import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import javax.net.ssl.SSLException;
import org.eclipse.aether.artifact.Artifact;
import org.eclipse.aether.collection.DependencyCollectionException;
import org.eclipse.aether.repository.RemoteRepository;
import org.eclipse.aether.resolution.ArtifactDescriptorException;
import org.eclipse.aether.resolution.ArtifactResolutionException;
import org.eclipse.aether.transfer.ArtifactNotFoundException;
import org.eclipse.aether.transfer.ArtifactTransferException;
import org.eclipse.aether.transfer.ChecksumFailureException;
import org.eclipse.aether.transfer.RepositoryOfflineException;
import org.jspecify.annotations.Nullable;

/**
 * Why a resolution failed, in one sentence. The resolver wraps its reasons many times, lists them
 * as suppressed, and words them for those who know it.
 *
 * @param wanted what was asked for
 * @param repositories where it was looked for
 * @param isOffline whether that was all there was
 */
record Explanation(Artifact wanted, List<RemoteRepository> repositories, boolean isOffline) {
  /** Returns the sentence, without what is secret in addresses. */
  String of(Exception failure) {
    return Secrets.cut(sentence(failure));
  }

  private String sentence(Exception failure) {
    List<Throwable> reasons = reasons(failure);
    Artifact missing = missing(reasons);
    String what = Coordinates.text(missing);
    String subject = what.equals(Coordinates.text(wanted)) ? what : what + ", which it needs,";
    Throwable checksum = first(reasons, ChecksumFailureException.class::isInstance);
    if (checksum instanceof ChecksumFailureException mismatch) {
      return checksum(subject, mismatch) + from(reasons);
    }
    Throwable network = first(reasons, Explanation::isOfTheNetwork);
    if (network != null) {
      return subject + " cannot be fetched" + from(reasons) + ": " + network(network);
    }
    if (isOffline || first(reasons, RepositoryOfflineException.class::isInstance) != null) {
      return subject
          + " is not in the local repository"
          + (repositories.isEmpty() ? "" : " nor in a repository of files")
          + ", and nothing else may be asked offline";
    }
    Throwable transfer = first(reasons, Explanation::isTransferFailure);
    if (transfer != null) {
      return subject + " cannot be fetched" + from(reasons) + ": " + text(transfer);
    }
    return subject
        + (repositories.isEmpty()
            ? " was not found: no repository is known"
            : " was not found in " + places());
  }

  private static String checksum(String subject, ChecksumFailureException mismatch) {
    return mismatch.getExpected() == null || mismatch.getExpected().isEmpty()
        ? subject + " has no checksum to compare it with"
        : subject
            + " is damaged or was exchanged: its checksum is "
            + mismatch.getActual()
            + ", it must be "
            + mismatch.getExpected();
  }

  private static boolean isOfTheNetwork(Throwable reason) {
    return reason instanceof UnknownHostException
        || reason instanceof ConnectException
        || reason instanceof SocketTimeoutException
        || reason instanceof SSLException;
  }

  private static String network(Throwable reason) {
    return reason instanceof UnknownHostException
        ? "the host is unknown, or there is no network"
        : text(reason);
  }

  /** What the resolver calls not found is a transfer failure, too. */
  private static boolean isTransferFailure(Throwable reason) {
    return reason instanceof ArtifactTransferException
        && !(reason instanceof ArtifactNotFoundException);
  }

  private static String text(Throwable reason) {
    Throwable cause = reason.getCause() == null ? reason : reason.getCause();
    String text = cause.getMessage();
    return text == null || text.isBlank() ? cause.getClass().getSimpleName() : text.strip();
  }

  /** The repository that failed; that others do not have it is no news. */
  private String from(List<Throwable> reasons) {
    Throwable failed = first(reasons, Explanation::isTransferFailure);
    if (failed instanceof ArtifactTransferException transfer && transfer.getRepository() != null) {
      return " from " + place(transfer.getRepository());
    }
    return repositories.isEmpty() ? "" : " from " + places();
  }

  private String places() {
    return repositories.stream().map(Explanation::place).collect(Collectors.joining(", "));
  }

  private static String place(RemoteRepository repository) {
    return repository.getId() + " (" + repository.getUrl() + ")";
  }

  /** The artifact that the deepest reason is about; what was asked for if none says. */
  private Artifact missing(List<Throwable> reasons) {
    Artifact missing = wanted;
    for (Throwable reason : reasons) {
      Artifact about = artifact(reason);
      if (about != null) {
        missing = about;
      }
    }
    return missing;
  }

  private static @Nullable Artifact artifact(Throwable reason) {
    if (reason instanceof ArtifactTransferException transfer) {
      return transfer.getArtifact();
    }
    if (reason instanceof ArtifactDescriptorException descriptor) {
      return descriptor.getResult().getArtifact();
    }
    return null;
  }

  private static @Nullable Throwable first(List<Throwable> reasons, Predicate<Throwable> test) {
    return reasons.stream().filter(test).findFirst().orElse(null);
  }

  /** All exceptions that are in the failure, outer ones first. */
  private static List<Throwable> reasons(Throwable failure) {
    List<Throwable> reasons = new ArrayList<>();
    add(failure, reasons);
    return reasons;
  }

  private static void add(@Nullable Throwable reason, List<Throwable> reasons) {
    if (reason == null || reasons.contains(reason)) {
      return;
    }
    reasons.add(reason);
    if (reason instanceof ArtifactResolutionException resolution) {
      resolution
          .getResults()
          .forEach(result -> result.getExceptions().forEach(e -> add(e, reasons)));
    }
    if (reason instanceof DependencyCollectionException collection) {
      collection.getResult().getExceptions().forEach(e -> add(e, reasons));
    }
    add(reason.getCause(), reasons);
    for (Throwable suppressed : reason.getSuppressed()) {
      add(suppressed, reasons);
    }
  }
}
