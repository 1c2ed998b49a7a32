package hudson.model.listeners;

import hudson.ExtensionList;
import hudson.ExtensionPoint;
import hudson.model.Run;
import hudson.model.TaskListener;
import io.jenkins.plugins.azurerender.standin.text.GenericTypes;
import java.util.function.Consumer;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Receives events of builds. */
@SuppressWarnings("rawtypes")
public abstract class RunListener<R extends Run> implements ExtensionPoint {
    private static final Logger LOGGER = Logger.getLogger(RunListener.class.getName());

    /** The type of builds whose events are received. */
    public final Class<R> targetType;

    /** Creates a listener for builds of the type parameter. */
    @SuppressWarnings("unchecked")
    protected RunListener() {
        targetType = (Class<R>) GenericTypes.argumentOf(getClass(), RunListener.class);
    }

    /** Called when a build has started. */
    public void onStarted(R r, TaskListener listener) {
        // nothing to do by default
    }

    /** Called when a build has its result; the log is still open. */
    public void onCompleted(R r, TaskListener listener) {
        // nothing to do by default
    }

    /** Called when a build has ended. */
    public void onFinalized(R r) {
        // nothing to do by default
    }

    /** Called before a build is deleted. */
    public void onDeleted(R r) {
        // nothing to do by default
    }

    /** Notifies all listeners. */
    public static void fireStarted(Run r, TaskListener listener) {
        notifyListeners(r, each -> each.onStarted(r, listener));
    }

    /** Notifies all listeners. */
    public static void fireCompleted(Run r, TaskListener listener) {
        notifyListeners(r, each -> each.onCompleted(r, listener));
    }

    /** Notifies all listeners. */
    public static void fireFinalized(Run r) {
        notifyListeners(r, each -> each.onFinalized(r));
    }

    /** Notifies all listeners. */
    public static void fireDeleted(Run r) {
        notifyListeners(r, each -> each.onDeleted(r));
    }

    @SuppressWarnings("unchecked")
    private static void notifyListeners(Run r, Consumer<RunListener<Run>> event) {
        for (RunListener<Run> listener : ExtensionList.lookup(RunListener.class)) {
            if (listener.targetType.isInstance(r)) {
                try {
                    event.accept(listener);
                } catch (RuntimeException e) {
                    LOGGER.log(Level.WARNING, e, () -> listener.getClass() + " failed");
                }
            }
        }
    }
}
