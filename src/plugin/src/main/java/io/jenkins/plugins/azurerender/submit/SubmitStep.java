package io.jenkins.plugins.azurerender.submit;

import hudson.Util;
import io.jenkins.plugins.azurerender.render.InvalidRequestException;
import io.jenkins.plugins.azurerender.settings.PoolSettings;
import org.jenkinsci.plugins.workflow.steps.StepContext;
import org.jenkinsci.plugins.workflow.steps.StepExecution;
import org.kohsuke.stapler.DataBoundSetter;

/** What is rendered, on which pool and for how long at most: all that a render is submitted with. */
public abstract class SubmitStep extends StagingStep {

    private static final long serialVersionUID = 1L;

    private static final int DEFAULT_TIME_LIMIT_HOURS = 24;
    private static final int MAX_TIME_LIMIT_HOURS = 180 * 24;

    private final String scene;
    private String account;
    private String pool;
    private PoolSettings autoPool;
    private int timeLimitHours = DEFAULT_TIME_LIMIT_HOURS;

    /** @param scene a scene file, as a path in the workspace */
    protected SubmitStep(String scene) {
        this.scene = Util.fixNull(scene).strip();
    }

    public String getScene() {
        return scene;
    }

    public String getAccount() {
        return account;
    }

    @DataBoundSetter
    public void setAccount(String account) {
        this.account = Util.fixEmptyAndTrim(account);
    }

    public String getPool() {
        return pool;
    }

    /** @param pool the pool to render on; null for the one prepared last in this build, or else for one of its own */
    @DataBoundSetter
    public void setPool(String pool) {
        this.pool = Util.fixEmptyAndTrim(pool);
    }

    public PoolSettings getAutoPool() {
        return autoPool;
    }

    /** @param autoPool what a pool is made of that lives as long as this render; null for defaults, or for another pool */
    @DataBoundSetter
    public void setAutoPool(PoolSettings autoPool) {
        this.autoPool = autoPool;
    }

    public int getTimeLimitHours() {
        return timeLimitHours;
    }

    /** @param timeLimitHours after so many hours Batch ends the job, whether Jenkins is there or not */
    @DataBoundSetter
    public void setTimeLimitHours(int timeLimitHours) {
        this.timeLimitHours = timeLimitHours;
    }

    /** Checks what can be checked without asking anyone. */
    final void check() {
        checkScene(scene);
        checkTimeLimit(timeLimitHours);
        checkTasks();
        checkLayout();
        RenderPool.check(pool, autoPool);
        checkAssets();
        checkPlan();
        checkStaging();
        if (!bringsAssetsOnly()) {
            settings(scene, SceneFacts.UNREAD).plan();
        }
    }

    static void checkScene(String scene) {
        if (scene.isEmpty()) {
            throw new InvalidRequestException("No scene is given: set scene to the path of its file in the workspace.");
        }
    }

    static void checkTimeLimit(int hours) {
        if (hours < 1 || hours > MAX_TIME_LIMIT_HOURS) {
            throw new InvalidRequestException(
                    "The time limit is %d hours: give 1 to %d.".formatted(hours, MAX_TIME_LIMIT_HOURS));
        }
    }

    @Override
    public final StepExecution start(StepContext context) {
        return new SubmitExecution(this, context);
    }
}
