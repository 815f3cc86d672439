package dev.secant.runtime.registry.trust;

import dev.secant.runtime.registry.Problem;
import dev.secant.runtime.registry.ProblemCode;
import dev.secant.runtime.text.SafeText;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Demands that each entry of a JAR is signed by a certificate which every authority that pins any
 * has pinned, and which is valid now. An expired one does not count, whatever time stamp a
 * signature has: there is no clock that both sides trust.
 */
final class SignatureRule {
  private static final String GET_AGAIN = "do not use this JAR; get it again from its author";

  private final List<PinnedSet> pinned;
  private final Instant now;

  SignatureRule(List<PinnedSet> pinned, Instant now) {
    this.pinned = List.copyOf(pinned);
    this.now = now;
  }

  /** Returns why a JAR is refused, or null. */
  @Nullable Problem refusal(JarSignatures jar, String location) {
    JarSignatures.Fault fault = jar.fault();
    if (fault != null) {
      return faulty(fault, location);
    }
    if (!jar.isSigned()) {
      return unsigned(jar, location);
    }
    for (Map.Entry<Set<X509Certificate>, String> entry : jar.firstEntries().entrySet()) {
      Problem refusal = refusal(entry.getKey(), entry.getValue(), location);
      if (refusal != null) {
        return refusal;
      }
    }
    return null;
  }

  private static Problem unsigned(JarSignatures jar, String location) {
    return Problem.of(
        ProblemCode.NOT_SIGNED,
        location,
        jar.isStripped()
            ? "the JAR was signed once, and its signature is missing or too weak for this Java"
            : "the JAR is not signed, which the policy demands",
        jar.isStripped() ? GET_AGAIN : "ask its author for a signed one, or sign it by jarsigner");
  }

  private @Nullable Problem refusal(Set<X509Certificate> signers, String entry, String location) {
    if (signers.isEmpty()) {
      return Problem.of(
              ProblemCode.NOT_SIGNED,
              location,
              "the entry " + SafeText.of(entry) + " is not signed, others of the JAR are",
              "do not use this JAR: somebody added the entry; get it again from its author")
          .inEntry(entry, 0);
    }
    List<String> whys = new ArrayList<>();
    boolean isAnyPinned = false;
    for (X509Certificate signer : signers) {
      String stranger = stranger(signer);
      String invalidity = stranger.isEmpty() ? Certificates.invalidity(signer, now) : "";
      if (stranger.isEmpty() && invalidity.isEmpty()) {
        return null;
      }
      isAnyPinned |= stranger.isEmpty();
      whys.add(
          Certificates.describe(signer)
              + ", "
              + (stranger.isEmpty() ? "whose certificate " + invalidity : stranger));
    }
    return Problem.of(
            ProblemCode.UNTRUSTED_SIGNER,
            location,
            "the entry " + SafeText.of(entry) + " is signed by " + String.join("; and by ", whys),
            isAnyPinned
                ? "ask its author for one that is signed anew, and pin the new certificate"
                : "if you trust that signer, pin it by 'secant plugins trust', with this JAR")
        .inEntry(entry, 0);
  }

  /** Returns who has not pinned a signer; the empty text if all have. */
  private String stranger(X509Certificate signer) {
    if (pinned.isEmpty()) {
      return "and no signer is pinned";
    }
    String fingerprint = Certificates.fingerprint(signer);
    for (PinnedSet set : pinned) {
      if (!set.fingerprints().contains(fingerprint)) {
        return "who is not pinned by " + set.where();
      }
    }
    return "";
  }

  private static Problem faulty(JarSignatures.Fault fault, String location) {
    String entry = SafeText.of(fault.entry());
    Problem problem =
        switch (fault.kind()) {
          case CHANGED -> tampered(location, "the entry " + entry + " is not what was signed");
          case REMOVED -> tampered(location, "the entry " + entry + " was signed and is missing");
          case INCOMPLETE ->
              tampered(location, "the signature " + entry + " does not cover the manifest");
          case TOO_LARGE ->
              Problem.of(
                  ProblemCode.TOO_LARGE,
                  location,
                  "the JAR inflates to more than 1 GiB, too much to verify its signature",
                  "put less into the plug-in, or lock it instead");
          case DAMAGED ->
              Problem.of(
                  ProblemCode.NOT_A_JAR,
                  location,
                  "the entry " + entry + " is damaged",
                  "build or copy the JAR again");
        };
    return problem.inEntry(fault.entry(), 0);
  }

  private static Problem tampered(String location, String message) {
    return Problem.of(ProblemCode.TAMPERED, location, message, GET_AGAIN);
  }
}
