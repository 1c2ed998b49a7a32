package org.kohsuke.stapler;

import jakarta.servlet.http.HttpServletRequest;
import net.sf.json.JSONObject;

/** Stands for org.kohsuke.stapler.StaplerRequest2: a request to a web method. */
public interface StaplerRequest2 extends HttpServletRequest {

    /** Sets the object's properties to a part of the form. */
    void bindJSON(Object bean, JSONObject src);
}
