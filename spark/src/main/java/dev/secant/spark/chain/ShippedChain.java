package dev.secant.spark.chain;

import com.esotericsoftware.kryo.DefaultSerializer;
import com.esotericsoftware.kryo.serializers.JavaSerializer;
import java.io.Serializable;
import java.util.List;

/**
 * A chain as it travels: checked on the driver, parsed anew on each executor. Equal ones are one
 * chain there.
 *
 * @param text the chain, with arguments in full and named chains expanded
 * @param plugins JARs that its functions come from, ordered by id, without the built-in functions
 * @param host JARs of Secant itself whose code decides what comes out
 */
@DefaultSerializer(JavaSerializer.class) // Kryo by itself sets fields, which records do not allow
public record ShippedChain(String text, List<PluginPin> plugins, List<PluginPin> host)
    implements Serializable {
  private static final long serialVersionUID = 2;

  /** Copies the lists. */
  public ShippedChain {
    plugins = List.copyOf(plugins);
    host = List.copyOf(host);
  }
}
