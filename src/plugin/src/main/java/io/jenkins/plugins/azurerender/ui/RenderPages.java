package io.jenkins.plugins.azurerender.ui;

import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.Extension;
import hudson.model.Action;
import hudson.model.Api;
import hudson.model.Item;
import hudson.model.Run;
import io.jenkins.plugins.azurerender.record.RenderAction;
import io.jenkins.plugins.azurerender.record.RenderRecord;
import java.io.IOException;
import java.util.Collection;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;
import jenkins.model.TransientActionFactory;
import org.kohsuke.stapler.StaplerResponse2;
import org.kohsuke.stapler.export.Exported;
import org.kohsuke.stapler.export.ExportedBean;
import org.kohsuke.stapler.interceptor.RequirePOST;

/** The renders of a build in its summary, each with a page of its own: {@code azure-render/} below the build. */
@ExportedBean
public final class RenderPages implements Action {

    private static final Logger LOGGER = Logger.getLogger(RenderPages.class.getName());

    private final Run<?, ?> run;
    private final RenderAction action;

    RenderPages(Run<?, ?> run, RenderAction action) {
        this.run = run;
        this.action = action;
    }

    public Run<?, ?> getRun() {
        return run;
    }

    /** The remote API of a build tells of them only when asked for them: to count frames takes reading their tables. */
    @Exported(inline = true, visibility = 2)
    public List<RenderPage> getRenders() {
        return action.getRenders().stream().flatMap(this::readable).toList();
    }

    /** What cannot be read must not take the build's own page with it. */
    private Stream<RenderPage> readable(RenderRecord record) {
        try {
            return Stream.of(page(record));
        } catch (RuntimeException x) {
            LOGGER.log(Level.WARNING, x, () -> "Cannot show the render " + record.getJobId() + " of " + run);
            return Stream.of();
        }
    }

    /** For URLs: {@code render/ID/}; null when the build has no such render. */
    public RenderPage getRender(String id) {
        return action.find(id).map(this::page).orElse(null);
    }

    private RenderPage page(RenderRecord record) {
        return new RenderPage(run, action, record);
    }

    public FailedFramesRetry getFailedFramesRetry() {
        return new FailedFramesRetry(run);
    }

    /** Starts a build that renders what this one did not get. */
    @RequirePOST
    public void doRetryFailed(StaplerResponse2 response) throws IOException {
        run.getParent().checkPermission(Item.BUILD);
        FailedFramesRetry again = getFailedFramesRetry();
        String refusal = again.getRefusal();
        if (refusal != null) {
            ButtonResponse.refused(response, refusal);
        } else if (again.schedule().isPresent()) {
            ButtonResponse.done(response, Messages.FailedFramesRetry_Queued(again.getCount()));
        } else {
            ButtonResponse.refused(response, Messages.FailedFramesRetry_Disabled());
        }
    }

    public Api getApi() {
        return new Api(this);
    }

    @Override
    public String getIconFileName() {
        return "symbol-images-outline plugin-ionicons-api";
    }

    @Override
    public String getDisplayName() {
        return Messages.RenderPages_DisplayName();
    }

    @Override
    public String getUrlName() {
        return "azure-render";
    }

    /** Gives the pages to every build that has renders. */
    @Extension
    @SuppressWarnings("rawtypes")
    public static final class Factory extends TransientActionFactory<Run> {

        @Override
        public Class<Run> type() {
            return Run.class;
        }

        @Override
        public Class<? extends Action> actionType() {
            return RenderPages.class;
        }

        @NonNull
        @Override
        public Collection<? extends Action> createFor(@NonNull Run run) {
            Run<?, ?> build = run;
            RenderAction renders = build.getAction(RenderAction.class);
            return renders == null || renders.getRenders().isEmpty()
                    ? List.of()
                    : List.of(new RenderPages(build, renders));
        }
    }
}
