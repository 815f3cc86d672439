package dev.secant.runtime.registry.trust;

import dev.secant.runtime.registry.trust.LockedPlugin.About;
import java.util.List;

/** Writes lock files so that a change of one plug-in is a change of few lines. */
final class LockFileWriter {
  private final StringBuilder text = new StringBuilder();

  private LockFileWriter() {}

  /** Returns the text of a lock file. */
  static String text(LockFile file) {
    LockFileWriter writer = new LockFileWriter();
    writer.comments("", file.comments().head());
    writer.line("", "secant-lock", "1");
    writer.comments("", file.comments().policy());
    writer.line("", "policy", file.policy().toString());
    if (!file.signers().isEmpty()) {
      writer.text.append('\n');
    }
    file.signers().values().forEach(writer::signer);
    file.plugins().values().forEach(writer::plugin);
    if (!file.comments().end().isEmpty()) {
      writer.text.append('\n');
    }
    writer.comments("", file.comments().end());
    return writer.text.toString();
  }

  private void signer(PinnedSigner signer) {
    comments("", signer.comments());
    String name = LockText.escape(signer.name());
    line("", "signer", name.isEmpty() ? signer.fingerprint() : signer.fingerprint() + " " + name);
  }

  private void plugin(LockedPlugin plugin) {
    text.append('\n');
    comments("", plugin.comments());
    line("", "plugin", LockText.escape(plugin.file()));
    About about = plugin.about();
    lineUnlessEmpty("id", about.id());
    lineUnlessEmpty("version", about.version());
    line("  ", "sha256", plugin.sha256());
    lineUnlessEmpty("coordinates", about.coordinates());
    lineUnlessEmpty("signer", about.signer());
    plugin
        .libraries()
        .forEach((name, sum) -> line("  ", "library", sum + " " + LockText.escape(name)));
  }

  private void lineUnlessEmpty(String key, String value) {
    if (!value.isEmpty()) {
      line("  ", key, LockText.escape(value));
    }
  }

  private void line(String indent, String key, String value) {
    text.append(indent).append(key).append(' ').append(value).append('\n');
  }

  private void comments(String indent, List<String> comments) {
    comments.forEach(comment -> text.append(indent).append(comment).append('\n'));
  }
}
