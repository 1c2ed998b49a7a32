package hudson.model.listeners;

import hudson.ExtensionList;
import hudson.ExtensionPoint;
import hudson.model.Run;
import hudson.model.TaskListener;
import io.jenkins.plugins.azurerender.standin.text.GenericTypes;
import java.util.function.Consumer;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Stands for hudson.model.listeners.RunListener: hears of the life of builds. */
@SuppressWarnings("rawtypes")
public abstract class RunListener<R extends Run> implements ExtensionPoint {
    private static final Logger LOGGER = Logger.getLogger(RunListener.class.getName());

    /** The builds it wants to hear of. */
    public final Class<R> targetType;

    /** For builds of the type parameter. */
    @SuppressWarnings("unchecked")
    protected RunListener() {
        targetType = (Class<R>) GenericTypes.argumentOf(getClass(), RunListener.class);
    }

    /** A build has begun. */
    public void onStarted(R r, TaskListener listener) {
        // for who wants to know
    }

    /** A build has its result; the log is still open. */
    public void onCompleted(R r, TaskListener listener) {
        // for who wants to know
    }

    /** A build is over. */
    public void onFinalized(R r) {
        // for who wants to know
    }

    /** A build is about to be deleted. */
    public void onDeleted(R r) {
        // for who wants to know
    }

    /** Tells all. */
    public static void fireStarted(Run r, TaskListener listener) {
        tell(r, each -> each.onStarted(r, listener));
    }

    /** Tells all. */
    public static void fireCompleted(Run r, TaskListener listener) {
        tell(r, each -> each.onCompleted(r, listener));
    }

    /** Tells all. */
    public static void fireFinalized(Run r) {
        tell(r, each -> each.onFinalized(r));
    }

    /** Tells all. */
    public static void fireDeleted(Run r) {
        tell(r, each -> each.onDeleted(r));
    }

    @SuppressWarnings("unchecked")
    private static void tell(Run r, Consumer<RunListener<Run>> news) {
        for (RunListener<Run> listener : ExtensionList.lookup(RunListener.class)) {
            if (listener.targetType.isInstance(r)) {
                try {
                    news.accept(listener);
                } catch (RuntimeException e) {
                    LOGGER.log(Level.WARNING, e, () -> listener.getClass() + " failed");
                }
            }
        }
    }
}
