package hudson.model;

/** Stands for hudson.model.Queue of Jenkins 2.479.3. */
public class Queue implements hudson.model.Saveable {
    Queue() {}

    public void save() {}
    /** Stands for hudson.model.Queue.Executable of Jenkins 2.479.3. */
    public interface Executable extends java.lang.Runnable {
        java.lang.String toString();

        hudson.model.queue.SubTask getParent();

        default java.lang.String getConsoleUrl() {
            throw new UnsupportedOperationException();
        }

        default long getEstimatedDuration() {
            return 0;
        }

        default hudson.model.Queue.Executable getParentExecutable() {
            throw new UnsupportedOperationException();
        }
    }
    /** Stands for hudson.model.Queue.Task of Jenkins 2.479.3. */
    public interface Task extends hudson.model.ModelObject, hudson.model.queue.SubTask {
        java.lang.String getName();

        java.lang.String getUrl();

        java.lang.String getFullDisplayName();

        @Deprecated
        default boolean isBuildBlocked() {
            return false;
        }

        default void checkAbortPermission() {}

        default boolean hasAbortPermission() {
            return false;
        }
    }
}
