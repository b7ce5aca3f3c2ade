export default {
  layout: "article.11ty.js",
  permalink: ({ name }) => `/bai/${name}/`,
};
