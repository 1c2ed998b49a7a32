/** The supported renderers, one class each: its command line, its file naming rule and the name of its log patterns. */
package io.jenkins.plugins.azurerender.render.engines;
