package jenkins.model;

/** Stands for jenkins.model.RunAction2 of Jenkins 2.479.3. */
public interface RunAction2 extends hudson.model.Action {
    void onLoad(hudson.model.Run<?, ?> run);

    void onAttached(hudson.model.Run<?, ?> run);
}
