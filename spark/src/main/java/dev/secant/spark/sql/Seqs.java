package dev.secant.spark.sql;

import java.util.List;
import scala.collection.Iterable;
import scala.collection.immutable.Seq;
import scala.jdk.javaapi.CollectionConverters;

/** Lists of Java as Catalyst takes them, and back. */
public final class Seqs {
  private Seqs() {}

  /** Returns an empty sequence. */
  public static <T> Seq<T> of() {
    return of(List.of());
  }

  /** Returns a sequence of one element. */
  public static <T> Seq<T> of(T element) {
    return of(List.of(element));
  }

  /** Returns an immutable sequence of the elements; the list is copied. */
  @SuppressWarnings("unchecked") // a sequence is covariant in its elements
  public static <T> Seq<T> of(List<? extends T> elements) {
    return (Seq<T>) CollectionConverters.asScala(List.copyOf(elements)).toList();
  }

  /** Returns the elements as an immutable list. */
  public static <T> List<T> list(Iterable<? extends T> elements) {
    return List.copyOf(CollectionConverters.asJavaCollection(elements));
  }
}
