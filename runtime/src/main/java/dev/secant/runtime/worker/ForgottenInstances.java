package dev.secant.runtime.worker;

import java.lang.ref.PhantomReference;
import java.lang.ref.ReferenceQueue;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Finds instances that nobody in this process has any more. Thread-safe. */
final class ForgottenInstances {
  private final ReferenceQueue<RemoteInstance> queue = new ReferenceQueue<>();

  /** A reference that nobody has would never be found in the queue. */
  private final Set<Handle> followed = ConcurrentHashMap.newKeySet();

  private static final class Handle extends PhantomReference<RemoteInstance> {
    final int id;

    Handle(RemoteInstance instance, int id, ReferenceQueue<RemoteInstance> queue) {
      super(instance, queue);
      this.id = id;
    }
  }

  void follow(RemoteInstance instance, int id) {
    followed.add(new Handle(instance, id, queue));
  }

  /** Returns the numbers of those that were found to be forgotten since the last call. */
  List<Integer> take() {
    List<Integer> ids = new ArrayList<>();
    for (Object each = queue.poll(); each != null; each = queue.poll()) {
      Handle handle = (Handle) each;
      followed.remove(handle);
      ids.add(handle.id);
    }
    return ids;
  }
}
