-- Opens files of a project in Neovim with our language server, and writes what it shows to a file.
local node, server, root, out = unpack(vim.split(vim.env.MULTIDB_TEST, "\n"))
local result = {}

local function finish()
  local file = assert(io.open(out, "w"))
  file:write(vim.json.encode(result))
  file:close()
  vim.cmd("qall!")
end

local function start(bufnr)
  local config = {
    name = "django-multidb",
    cmd = { node, server, "--stdio" },
    root_dir = root,
  }
  -- `vim.lsp.start` came with 0.8.
  if vim.lsp.start then
    return vim.lsp.start(config, { bufnr = bufnr })
  end
  config.workspace_folders = { { uri = vim.uri_from_fname(root), name = root } }
  local client = vim.lsp.start_client(config)
  vim.lsp.buf_attach_client(bufnr, client)
  return client
end

local function open(name)
  vim.cmd("edit " .. vim.fn.fnameescape(root .. "/" .. name))
  return vim.api.nvim_get_current_buf()
end

local function shown(bufnr)
  local found = {}
  for _, it in ipairs(vim.diagnostic.get(bufnr)) do
    local lsp = it.user_data and it.user_data.lsp or {}
    table.insert(found, {
      line = it.lnum + 1,
      column = it.col,
      severity = it.severity,
      source = it.source,
      message = it.message,
      rule = it.code or lsp.code,
    })
  end
  table.sort(found, function(one, other)
    return one.line < other.line
  end)
  return found
end

local function request(bufnr, method, params)
  local answers = vim.lsp.buf_request_sync(bufnr, method, params, 20000)
  for _, answer in pairs(answers or {}) do
    return answer.result
  end
end

local function position(bufnr, text, further)
  for index, line in ipairs(vim.api.nvim_buf_get_lines(bufnr, 0, -1, false)) do
    local column = line:find(text, 1, true)
    if column then
      return { line = index - 1, character = column - 1 + (further or 0) }
    end
  end
  error("there is no " .. text)
end

local function document(bufnr)
  return { uri = vim.uri_from_bufnr(bufnr) }
end

local ok, problem = pcall(function()
  local routers = open("config/routers.py")
  local client = start(routers)
  assert(client, "no client was started")
  vim.wait(20000, function()
    return #vim.diagnostic.get(routers) > 0
  end, 50)
  result.routers = shown(routers)

  local models = open("catalogue/models/books.py")
  if vim.lsp.buf_attach_client then
    vim.lsp.buf_attach_client(models, client)
  end
  local hover = request(models, "textDocument/hover", {
    textDocument = document(models),
    position = position(models, "class Book(", 7),
  })
  result.hover = hover and hover.contents.value

  vim.cmd("buffer " .. routers)
  local before = #vim.diagnostic.get(routers)
  local name = position(routers, "def allow_relations(", 5)
  local actions = request(routers, "textDocument/codeAction", {
    textDocument = document(routers),
    range = { start = name, ["end"] = name },
    context = { diagnostics = {}, only = { "quickfix" } },
  })
  result.actions = {}
  for _, action in ipairs(actions or {}) do
    table.insert(result.actions, action.title)
  end
  vim.lsp.util.apply_workspace_edit(actions[1].edit, "utf-16")
  vim.wait(20000, function()
    return #vim.diagnostic.get(routers) < before
  end, 50)
  result.fixed = shown(routers)
  result.line = vim.api.nvim_buf_get_lines(routers, name.line, name.line + 1, false)[1]
end)
if not ok then
  result.problem = tostring(problem)
end
finish()
