package hudson.model;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import jenkins.model.RunAction2;

/** Stores the parameter values of a build. */
public class ParametersAction implements RunAction2, Iterable<ParameterValue>, Queue.QueueAction {
    private final List<ParameterValue> parameters;

    /** Creates the action with the values. */
    public ParametersAction(List<ParameterValue> parameters) {
        this.parameters = new ArrayList<>(parameters);
    }

    /** Creates the action with the values. */
    public ParametersAction(ParameterValue... parameters) {
        this(List.of(parameters));
    }

    /** Returns the values. */
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
        // nothing to do
    }

    @Override
    public void onLoad(Run<?, ?> r) {
        // nothing to do
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
