package dev.secant.spark.sql;

import java.util.List;
import org.jspecify.annotations.Nullable;
import scala.Product;

/**
 * A node of a query as Spark copies, compares and prints it: by the arguments of its constructor,
 * in their order, as a case class of Scala has them by itself.
 */
public interface TreeParts extends Product {
  /** Returns the arguments of the constructor, in their order. */
  List<Object> parts();

  @Override
  default int productArity() {
    return parts().size();
  }

  @Override
  default Object productElement(int index) {
    return parts().get(index);
  }

  @Override
  default boolean canEqual(Object other) {
    return getClass().isInstance(other);
  }

  /** Returns whether another object is a node of the same class with equal parts. */
  default boolean hasPartsOf(@Nullable Object other) {
    return other instanceof TreeParts node
        && node.getClass() == getClass()
        && node.parts().equals(parts());
  }
}
