package hudson.model;

import java.util.ArrayList;
import java.util.List;
import jenkins.model.RunAction2;

/** Stores the causes of a build. */
public class CauseAction implements RunAction2 {
    private final ArrayList<Cause> causeBag = new ArrayList<>();

    /** Creates the action with the causes. */
    public CauseAction(Cause... c) {
        causeBag.addAll(List.of(c));
    }

    /** Returns the causes. */
    public List<Cause> getCauses() {
        return List.copyOf(causeBag);
    }

    @Override
    public void onAttached(Run<?, ?> owner) {
        causeBag.forEach(cause -> cause.onAddedTo(owner));
    }

    @Override
    public void onLoad(Run<?, ?> owner) {
        causeBag.forEach(cause -> cause.onLoad(owner));
    }

    @Override
    public String getIconFileName() {
        return null;
    }

    @Override
    public String getDisplayName() {
        return "Cause";
    }

    @Override
    public String getUrlName() {
        return "cause";
    }
}
