/**
 * Checks a planned render before any request to Azure. Each check compares the plan with its scene, assets or nodes; all of
 * them run in a submit and in a dry run. A new check is a class and an entry in {@code Preflight}.
 */
package io.jenkins.plugins.azurerender.preflight;
