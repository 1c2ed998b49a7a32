package hudson.model;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import jenkins.model.RunAction2;

/** Stands for hudson.model.ParametersAction: what a build got for its job's parameters. */
public class ParametersAction implements RunAction2, Iterable<ParameterValue>, Queue.QueueAction {
    private final List<ParameterValue> parameters;

    /** With these values. */
    public ParametersAction(List<ParameterValue> parameters) {
        this.parameters = new ArrayList<>(parameters);
    }

    /** With these values. */
    public ParametersAction(ParameterValue... parameters) {
        this(List.of(parameters));
    }

    /** The values. */
    public List<ParameterValue> getParameters() {
        return List.copyOf(parameters);
    }

    @Override
    public Iterator<ParameterValue> iterator() {
        return getParameters().iterator();
    }

    @Override
    public boolean shouldSchedule(List<Action> actions) {
        return true;
    }

    @Override
    public void onAttached(Run<?, ?> r) {
        // nothing to note
    }

    @Override
    public void onLoad(Run<?, ?> r) {
        // nothing to note
    }

    @Override
    public String getIconFileName() {
        return null;
    }

    @Override
    public String getDisplayName() {
        return "Parameters";
    }

    @Override
    public String getUrlName() {
        return "parameters";
    }
}
