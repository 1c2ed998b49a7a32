/**
 * Frame ranges, file names, renderer command lines, and the plan that splits frames into tasks. Pure Java: no Jenkins
 * and no Azure types.
 */
package io.jenkins.plugins.azurerender.render;
