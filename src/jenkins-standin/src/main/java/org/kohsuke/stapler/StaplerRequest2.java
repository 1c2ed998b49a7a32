package org.kohsuke.stapler;

/** Stands for org.kohsuke.stapler.StaplerRequest2 of Jenkins 2.479.3. */
public interface StaplerRequest2 extends jakarta.servlet.http.HttpServletRequest {
    <T> T findAncestorObject(java.lang.Class<T> type);

    java.lang.String getReferer();

    <T> T bindJSON(java.lang.reflect.Type type, java.lang.Class<T> type2, java.lang.Object object);

    void bindJSON(java.lang.Object object, net.sf.json.JSONObject jSONObject);

    <T> T bindJSON(java.lang.Class<T> type, net.sf.json.JSONObject jSONObject);

    net.sf.json.JSONObject getSubmittedForm() throws jakarta.servlet.ServletException;

    @Deprecated
    <T> T bindParameters(java.lang.Class<T> type, java.lang.String string);

    @Deprecated
    <T> T bindParameters(java.lang.Class<T> type, java.lang.String string, int value);

    void bindParameters(java.lang.Object object);

    @Deprecated
    void bindParameters(java.lang.Object object, java.lang.String string);
}
